namespace InfoPoint.Pages.Reader;

/// <summary>Shown with status 404 for an address under which there is nothing.</summary>
public sealed class MissingPage(Visit visit) : SitePage(visit)
{
    /// <summary>Shows the page.</summary>
    public static IResult Get(Visit visit) => new Pages_Reader_Missing { Model = new MissingPage(visit) };
}
