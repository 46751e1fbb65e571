using System.Globalization;
using InfoPoint.Api;
using InfoPoint.Hub;
using InfoPoint.Language;
using InfoPoint.Pages;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Search;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Localization.Routing;

namespace InfoPoint.Site;

/// <summary>Puts the web site of a hub or a point together.</summary>
public static class SiteHost
{
    private static readonly CultureInfo[] Cultures =
    [
        .. Enum.GetValues<Lang>().Select(lang => CultureInfo.GetCultureInfo(lang.Tag())),
    ];

    /// <summary>Builds a site that listens once it is started.</summary>
    public static WebApplication Build(SiteSettings settings, TimeProvider clock, LogLevel loudness)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                ContentRootPath = AppContext.BaseDirectory,
                ApplicationName = "infopoint",
                Args = ["--hostBuilder:reloadConfigOnChange=false"], // no thread that watches files which nobody writes
            }
        );
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder
            .Logging.ClearProviders()
            .SetMinimumLevel(loudness)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddSimpleConsole(line =>
        {
            line.SingleLine = true;
            line.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        AddServices(builder.Services, settings, clock);
        var site = builder.Build();
        UseAll(site);
        return site;
    }

    private static void AddServices(IServiceCollection services, SiteSettings settings, TimeProvider clock)
    {
        var repository = Path.Combine(
            settings.Data,
            settings.Role == SiteRole.Hub ? "repository" : Path.Combine("mirror", "repository")
        );
        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddSingleton<CurrentRelease>();
        services.AddSingleton<SyncState>();
        var loader = new ReleaseLoader(repository, Path.Combine(settings.Data, "index"));
        loader.LoadAhead();
        services.AddSingleton(loader);
        services.AddSingleton<IndexProgress>();
        services.AddHostedService<ReleaseWatch>();
        services.AddSingleton(new SuspectFiles(repository));
        services.AddSingleton(new SlowCheck(Path.Combine(settings.Data, "read-again")));
        services.AddHostedService<DiskWatch>();
        var asked = new AskedFile(Path.Combine(settings.Data, "queries.tsv"));
        services.AddSingleton(asked);
        services.AddSingleton(AskedQueries.Read(asked.Path));
        services.AddHostedService<AskedKeeper>();
        services.AddSingleton<SyncBell>();
        services.AddSingleton(PointSync.LimitsOf(settings, clock));
        services.AddSingleton(new AskedMedia(settings.Data));
        services.AddSingleton(new OnDemandMedia(Path.Combine(settings.Data, "mirror"), clock));
        services.AddSingleton<MediaRequests>();
        services.AddSingleton<MediaOnDemand>();
        if (settings.Role == SiteRole.Point)
            services.AddHostedService<SyncLoop>();
        else
            services.AddHostedService<SigningLoop>();
        services.AddLocalization();
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["lang"] = typeof(LangConstraint));
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(Lang.Vi.Tag());
            localization.SupportedCultures = Cultures;
            localization.SupportedUICultures = Cultures;
            localization.RequestCultureProviders =
            [
                new RouteDataRequestCultureProvider
                {
                    RouteDataStringKey = "lang",
                    UIRouteDataStringKey = "lang",
                    Options = localization,
                },
            ];
        });
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddSingleton<Assets>();
        services.AddSingleton(_ => FormTokens());
    }

    /// <summary>Forms are pressed again after a restart: their keys are never written. Nothing of this is loaded before the first form.</summary>
    private static IAntiforgery FormTokens() =>
        new ServiceCollection()
            .AddLogging()
            .AddAntiforgery()
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>()
            .BuildServiceProvider()
            .GetRequiredService<IAntiforgery>();

    private static void UseAll(WebApplication site)
    {
        site.UseResponseCompression();
        site.UseMiddleware<PageRules>();
        site.UseStatusCodePages(PageRules.ShowMissingAsync);
        site.UseRouting();
        site.UseRequestLocalization();
        site.MapStaticAssets();
        site.MapPages();
        site.MapFiles();
        site.MapGet("/healthz", () => Results.Text("ok"));
        site.MapGet(
            "/",
            (HttpContext http, CurrentRelease current) =>
                Results.Redirect(Addresses.Home(Asked.OfReader(http, current.Value?.Library)))
        );
        var api = site.MapGroup("/api/v1");
        api.MapSearch();
        api.MapContent();
        api.MapStatus();
        api.MapFallback(() => ApiJson.Problem(404, "address-unknown", "There is no such address in the API."));
    }
}
