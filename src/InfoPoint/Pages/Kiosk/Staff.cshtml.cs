using InfoPoint.Point;

namespace InfoPoint.Pages.Kiosk;

/// <summary>The fixed place for help: asks the reader to fetch the staff, and leads staff to the screen's calibration.</summary>
public sealed class StaffModel(CurrentRelease current) : SitePage(current);
