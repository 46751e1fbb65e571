namespace InfoPoint.Site;

/// <summary>What a running program is.</summary>
public enum SiteRole
{
    /// <summary>Publishes releases.</summary>
    Hub,

    /// <summary>Mirrors them for a district.</summary>
    Point,
}
