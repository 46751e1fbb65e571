using InfoPoint.Pages.Kiosk;
using InfoPoint.Pages.Reader;

namespace InfoPoint.Pages;

/// <summary>Shown in the place of a page that is not there (status 404) or failed (500), in the frame of reader or kiosk: says so and leads on.</summary>
public sealed class NoticePage(Visit visit, string what) : SitePage(visit)
{
    private const string Missing = "missing";
    private const string Failed = "failed";

    /// <summary>The end of the keys of its texts: what is the matter, and with <c>.hint</c> what to do.</summary>
    public string What => what;

    /// <summary>Nothing is there.</summary>
    public static IResult GetMissing(Visit visit) => ForReader(visit, Missing);

    /// <inheritdoc cref="GetMissing"/>
    public static IResult GetMissingAtKiosk(Visit visit) => AtKiosk(visit, Missing);

    /// <summary>It could not be shown.</summary>
    public static IResult GetFailed(Visit visit) => ForReader(visit, Failed);

    /// <inheritdoc cref="GetFailed"/>
    public static IResult GetFailedAtKiosk(Visit visit) => AtKiosk(visit, Failed);

    private static Pages_Reader_Notice ForReader(Visit visit, string what) =>
        new() { Model = new NoticePage(visit, what) };

    private static Pages_Kiosk_Notice AtKiosk(Visit visit, string what) =>
        new() { Model = new NoticePage(visit, what) };
}
