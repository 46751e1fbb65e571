using InfoPoint.Language;

namespace InfoPoint.Content;

/// <summary>An article in one language: its front matter, and the way to its body.</summary>
public sealed record ArticleText
{
    /// <summary>The language it is written in.</summary>
    public required Lang Lang { get; init; }

    /// <summary>The title, NFC.</summary>
    public required string Title { get; init; }

    /// <summary>What it gives the reader, at most 200 characters; empty when missing.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Grows by 1 at each change of meaning.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Set in a translation: what it translates.</summary>
    public Origin? Translates { get; init; }

    /// <summary>How far it has been checked.</summary>
    public ReviewState Review { get; init; }

    /// <summary>The role that checked it, or null.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>When it was checked, or null.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Path of the file in the library, e.g. <c>articles/mushrooms/wood-ear/vi.md</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The files that <see cref="Path"/> is one of; bodies are not kept in memory.</summary>
    internal ILibraryFiles? Files { get; init; }

    /// <summary>Reads the Markdown below the front matter.</summary>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    public string ReadMarkdown() =>
        FrontMatter
            .Split(
                TextFile.Read(Files ?? throw new InvalidOperationException("This text belongs to no library."), Path)
            )
            .Markdown;

    /// <summary>Reads and cuts the body into sections; reads the file each time.</summary>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    public IReadOnlyList<Section> ReadSections() => ArticleMarkdown.Sections(ReadMarkdown());

    /// <summary>As <see cref="ReadSections"/> without HTML.</summary>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    public IReadOnlyList<Section> ReadOutline() => ArticleMarkdown.Outline(ReadMarkdown());
}

/// <summary>The original of a translation and the revision that was translated.</summary>
public readonly record struct Origin(Lang Lang, int Revision);
