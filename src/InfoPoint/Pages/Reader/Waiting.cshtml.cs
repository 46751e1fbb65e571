using InfoPoint.Point;

namespace InfoPoint.Pages.Reader;

/// <summary>Shown while there is no release yet: says so kindly, shows how far the first one is, and looks again by itself.</summary>
public sealed class WaitingModel(CurrentRelease current, SyncState sync) : SitePage(current)
{
    /// <summary>What the last sync did.</summary>
    public SyncState Sync => sync;
}
