namespace InfoPoint.Pages.Kiosk;

/// <summary>The fixed place for help: asks the reader to fetch the staff, and leads staff to the screen's calibration.</summary>
public sealed class StaffPage(Visit visit) : SitePage(visit)
{
    /// <summary>Shows the page.</summary>
    public static IResult Get(Visit visit) => new Pages_Kiosk_Staff { Model = new StaffPage(visit) };
}
