using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;

namespace InfoPoint.Pages.Reader;

/// <summary>How this machine is, for whoever stands in front of it; <c>/api/v1/status</c> says the same to programs.</summary>
public sealed class StatusPage(
    Visit visit,
    SyncState sync,
    SiteSettings settings,
    MediaRequests requests,
    TimeProvider clock
) : SitePage(visit)
{
    /// <summary>Articles whose media were asked for here, with what is still to come of them.</summary>
    public IReadOnlyList<(Article Article, long MissingBytes)> Asked =>
        [.. requests.Articles(Release).Select(article => (article, requests.Missing(Release, article).Bytes))];

    /// <summary>Why something that was pressed was not done (a key of <c>reader.bring.*</c>), or null.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Signatures of this hub that somebody must look after.</summary>
    public IReadOnlyList<SigningAlarm> Alarms =>
        settings.Role == SiteRole.Hub ? SigningAlarm.Look(Release.Files.View, clock.GetUtcNow()) : [];

    /// <summary>What is known of the syncs.</summary>
    public SyncState Sync => sync;

    /// <summary>Where releases come from, or null at a hub and at a point that was told none.</summary>
    public string? Hub => settings.Hub.Count > 0 ? string.Join(", ", settings.Hub) : null;

    /// <summary>Free room on the disk in megabytes.</summary>
    public long FreeMegabytes => new DriveInfo(Path.GetFullPath(settings.Data)).AvailableFreeSpace / 1_000_000;

    /// <summary>The clock of this machine.</summary>
    public DateTimeOffset Now => clock.GetLocalNow();

    /// <summary>How many texts there are in a language.</summary>
    public int Texts(Lang lang) => Release.Readable.Count(article => article.Text(lang) is not null);

    /// <summary>Shows the page.</summary>
    public static IResult Get(
        Visit visit,
        SyncState sync,
        SiteSettings settings,
        MediaRequests requests,
        TimeProvider clock
    ) => new Pages_Reader_Status { Model = new StatusPage(visit, sync, settings, requests, clock) };

    /// <summary>Lets the media of an article go. A page from before a restart is shown again, not refused.</summary>
    public static async Task<IResult> PostAsync(
        Visit visit,
        SyncState sync,
        SiteSettings settings,
        MediaRequests requests,
        TimeProvider clock,
        IAntiforgery forgery
    )
    {
        var request = visit.Http.Request;
        var outcome =
            request.HasFormContentType && await forgery.IsRequestValidAsync(visit.Http)
                ? requests.LetGo(request.Form["article"].ToString())
                : (AskOutcome?)null;
        if (outcome == AskOutcome.Done)
            return Results.Redirect(request.Path);

        var refusal = outcome is { } refused ? YamlNames.Of(refused) : "once-more";
        return new Pages_Reader_Status
        {
            Model = new StatusPage(visit, sync, settings, requests, clock) { Refusal = refusal },
        };
    }
}
