using InfoPoint.Content;
using InfoPoint.Repository;

namespace InfoPoint.Point;

/// <summary>The choice of media by area: only the texts of a release say which article suits which area.</summary>
public static class AreaMedia
{
    /// <summary>Keeps media of articles that suit one of the areas.</summary>
    /// <param name="areas">Area ids.</param>
    /// <returns>Null when no area is named: media of all articles are kept.</returns>
    public static ArticleChoice? Choice(IReadOnlyList<string> areas) =>
        areas.Count == 0
            ? null
            : new ArticleChoice(
                string.Join(',', areas),
                (texts, cancel) => AreaChoice.Unsuited(new TextsHere(texts), areas, cancel)
            );

    /// <summary>Topics and areas of a choice that a library does not have.</summary>
    public static IReadOnlyList<string> UnknownIn(Library library, MediaChoice choice) =>
        [
            .. choice.Topics.Where(topic => library.FindTopic(topic) is null),
            .. (choice.Articles?.Mark.Split(',') ?? []).Where(area => library.Areas.Find(area) is null),
        ];

    private sealed class TextsHere(IReadOnlyDictionary<string, string> places) : ILibraryFiles
    {
        public IEnumerable<LibraryFile> All() => places.Keys.Select(path => new LibraryFile(path, 0));

        public Stream Open(string path) => File.OpenRead(places[path]);
    }
}
