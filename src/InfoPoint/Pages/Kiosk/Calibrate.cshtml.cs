using InfoPoint.Point;

namespace InfoPoint.Pages.Kiosk;

/// <summary>Measures the screen once: staff make a bar 100 mm long, and every size of the kiosk follows.</summary>
public sealed class CalibrateModel(CurrentRelease current) : SitePage(current);
