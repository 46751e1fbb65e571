namespace InfoPoint.Pages;

/// <summary>The addresses of all pages. <c>Site/Addresses</c> writes them.</summary>
public static class PageRoutes
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the addresses.</summary>
    public static void MapPages(this IEndpointRouteBuilder site)
    {
        var pages = site.MapGroup("/{lang:lang}");
        pages.MapMethods("/", Read, Reader.HomePage.Get);
        pages.MapMethods("/topics/{topic}", Read, Reader.TopicPage.Get);
        pages.MapMethods("/articles/{id}", Read, Reader.ArticlePage.Get);
        pages.MapMethods("/articles/{id}/bring", Read, BringPage.Get);
        pages.MapPost("/articles/{id}/bring", BringPage.PostAsync);
        pages.MapMethods("/search", Read, Reader.SearchPage.Get);
        pages.MapMethods("/areas/{id}", Read, Reader.AreaPage.Get);
        pages.MapMethods("/calendar", Read, Reader.CalendarPage.Get);
        pages.MapMethods("/status", Read, Reader.StatusPage.Get);
        pages.MapPost("/status", Reader.StatusPage.PostAsync);

        var kiosk = pages.MapGroup("/kiosk");
        kiosk.MapMethods("/", Read, Kiosk.StartPage.Get);
        kiosk.MapMethods("/topics/{topic}", Read, Kiosk.TopicPage.Get);
        kiosk.MapMethods("/articles/{id}", Read, Kiosk.CardPage.Get);
        kiosk.MapMethods("/articles/{id}/bring", Read, BringPage.GetAtKiosk);
        kiosk.MapPost("/articles/{id}/bring", BringPage.PostAtKioskAsync);
        kiosk.MapMethods("/search", Read, Kiosk.SearchPage.Get);
        kiosk.MapMethods("/staff", Read, Kiosk.StaffPage.Get);
        kiosk.MapMethods("/calibrate", Read, Kiosk.CalibratePage.Get);

        // PageRules shows these in the place of others, however those were asked for.
        pages.Map("/waiting", Reader.WaitingPage.Get);
        pages.Map("/missing", NoticePage.GetMissing);
        pages.Map("/failed", NoticePage.GetFailed);
        kiosk.Map("/missing", NoticePage.GetMissingAtKiosk);
        kiosk.Map("/failed", NoticePage.GetFailedAtKiosk);
    }
}
