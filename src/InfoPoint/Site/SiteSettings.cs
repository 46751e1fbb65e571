using InfoPoint.Point;
using InfoPoint.Repository;

namespace InfoPoint.Site;

/// <summary>What a hub or a point is told: by flags, <c>INFOPOINT_…</c> variables or <c>infopoint.yaml</c>, in that order of strength (docs/configuration.md).</summary>
public sealed record SiteSettings
{
    /// <summary>What the program is; the command says it.</summary>
    public SiteRole Role { get; set; }

    /// <summary>The data folder.</summary>
    public string Data { get; set; } = "";

    /// <summary>Addresses to listen on, separated by <c>;</c>.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Where a point takes releases from: addresses or folders, tried in turn.</summary>
    public IReadOnlyList<string> Hub { get; set; } = [];

    /// <summary>Id of the area that the point stands in, or null.</summary>
    public string? Area { get; set; }

    /// <summary>A root.json that is trusted at first.</summary>
    public string? Root { get; set; }

    /// <summary>SHA-256 of the first root.json, as two people compared it.</summary>
    public string? Trust { get; set; }

    /// <summary>Seconds between two looks for a new release.</summary>
    public int SyncEverySeconds { get; set; } = 900;

    /// <summary>Hours of the day in which a point looks for releases by itself.</summary>
    public SyncHours SyncHours { get; set; } = SyncHours.Always;

    /// <summary>Ceiling of a point's downloads in kbit a second, or null.</summary>
    public int? MaxKbitPerSecond { get; set; }

    /// <summary>Ceiling of a point's downloads in a calendar month in MB, or null.</summary>
    public int? MaxMbPerMonth { get; set; }

    /// <summary>Which media of articles a point keeps.</summary>
    public MediaChoice Media { get; set; } = MediaChoice.All;

    /// <summary>Whether a point fetches sound, video or a document that it left out when a reader opens it.</summary>
    public bool OnDemand { get; set; } = true;

    /// <summary>How many of its newest releases a hub keeps.</summary>
    public int KeepReleases { get; set; } = 10;

    /// <summary>Days that a hub keeps a release after the next one took its place.</summary>
    public int KeepDays { get; set; } = 30;

    /// <summary>Seconds without a touch before the kiosk warns.</summary>
    public int KioskIdleSeconds { get; set; } = 90;

    /// <summary>Seconds that the kiosk's warning waits before it goes back to the start.</summary>
    public int KioskWarnSeconds { get; set; } = 20;
}
