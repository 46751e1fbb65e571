using InfoPoint.Point;

namespace InfoPoint.Pages.Reader;

/// <summary>Shown while there is no release yet: says so kindly, shows how far the first one is, and looks again by itself.</summary>
public sealed class WaitingPage(Visit visit, SyncState sync) : SitePage(visit)
{
    /// <summary>What the last sync did.</summary>
    public SyncState Sync => sync;

    /// <summary>Shows the page.</summary>
    public static IResult Get(Visit visit, SyncState sync) =>
        new Pages_Reader_Waiting { Model = new WaitingPage(visit, sync) };
}
