namespace InfoPoint.Pages.Kiosk;

/// <summary>Measures the screen once: staff make a bar 100 mm long, and every size of the kiosk follows.</summary>
public sealed class CalibratePage(Visit visit) : SitePage(visit)
{
    /// <summary>Shows the page.</summary>
    public static IResult Get(Visit visit) => new Pages_Kiosk_Calibrate { Model = new CalibratePage(visit) };
}
