using InfoPoint.Content;
using InfoPoint.Language;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace InfoPoint.Pages.Reader;

/// <summary>How this machine is, for whoever stands in front of it; <c>/api/v1/status</c> says the same to programs.</summary>
[IgnoreAntiforgeryToken] // looked at below: a page from before a restart is shown again, not refused
public sealed class StatusModel(
    CurrentRelease current,
    SyncState sync,
    SiteSettings settings,
    SiteRole role,
    MediaRequests requests,
    IAntiforgery forgery,
    TimeProvider clock
) : SitePage(current)
{
    /// <summary>Articles whose media were asked for here, with what is still to come of them.</summary>
    public IReadOnlyList<(Article Article, long MissingBytes)> Asked =>
        [.. requests.Articles(Release).Select(article => (article, requests.Missing(Release, article).Bytes))];

    /// <summary>Why something that was pressed was not done (a key of <c>reader.bring.*</c>), or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Signatures of this hub that somebody must look after.</summary>
    public IReadOnlyList<SigningAlarm> Alarms =>
        role == SiteRole.Hub ? SigningAlarm.Look(Release.Files.View, clock.GetUtcNow()) : [];

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
    public IActionResult OnGet() => Page();

    /// <summary>Lets the media of an article go.</summary>
    public async Task<IActionResult> OnPostAsync(string article)
    {
        var outcome = await forgery.IsRequestValidAsync(HttpContext) ? requests.LetGo(article) : (AskOutcome?)null;
        if (outcome == AskOutcome.Done)
            return Redirect(Request.Path);
        Refusal = outcome is { } refused ? YamlNames.Of(refused) : "once-more";
        return Page();
    }
}
