using System.Globalization;

namespace InfoPoint.Pages;

/// <summary>How many bytes there are, as people read it.</summary>
public static class Sizes
{
    /// <summary>Megabytes with one decimal in the reader's language; never 0 where there is something.</summary>
    public static string Megabytes(long bytes) =>
        Math.Max(bytes / 1e6, bytes > 0 ? 0.1 : 0).ToString("N1", CultureInfo.CurrentCulture);
}
