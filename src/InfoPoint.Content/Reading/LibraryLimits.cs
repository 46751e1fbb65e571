namespace InfoPoint.Content;

/// <summary>How large things may be; bytes unless named otherwise.</summary>
public static class LibraryLimits
{
    /// <summary>A Markdown, YAML or table file.</summary>
    public const long TextBytes = 1_000_000;

    /// <summary>A picture: small computers and 64 kbit/s links.</summary>
    public const long PictureBytes = 2_000_000;

    /// <summary>Sound, video or a document.</summary>
    public const long MediaBytes = 200_000_000;

    /// <summary>The longest summary in characters.</summary>
    public const int SummaryCharacters = 200;

    /// <summary>The longest title in characters.</summary>
    public const int TitleCharacters = 120;
}
