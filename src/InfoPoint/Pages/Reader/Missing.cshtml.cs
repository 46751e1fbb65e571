using InfoPoint.Point;

namespace InfoPoint.Pages.Reader;

/// <summary>Shown with status 404 for an address under which there is nothing.</summary>
public sealed class MissingModel(CurrentRelease current) : SitePage(current);
