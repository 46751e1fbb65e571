using System.Runtime.ExceptionServices;
using InfoPoint.Content;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Writes the index of a library into a folder that appears only when it is complete.</summary>
internal static class IndexBuilder
{
    private const int AtOnce = 32;

    /// <summary>Builds an index, from an earlier one where only some articles changed.</summary>
    /// <param name="directory">Replaced when it is there.</param>
    /// <param name="library">The library.</param>
    /// <param name="earlier">The folder of an earlier index of this library, or null.</param>
    /// <param name="progress">Gets the number of articles done.</param>
    /// <param name="cancel">Ends the building between articles; nothing is left in use.</param>
    /// <returns>How many articles were cut and indexed.</returns>
    public static int Build(
        string directory,
        Library library,
        string? earlier,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        var unfinished = directory + ".new";
        var indexed = WriteUpon(unfinished, library, earlier, progress, cancel);
        WriteSidecar(unfinished, library);
        if (System.IO.Directory.Exists(directory))
            System.IO.Directory.Delete(directory, recursive: true);
        System.IO.Directory.Move(unfinished, directory);
        return indexed;
    }

    private static void WriteSidecar(string directory, Library library)
    {
        using var folder = new IndexFolder(directory);
        using var reader = DirectoryReader.Open(folder);
        IndexSidecar.Write(
            directory,
            library,
            id => Fields.Searched.Any(field => reader.DocFreq(new Term(field.Name, Forms.Concept(id))) > 0)
        );
    }

    /// <summary>Builds upon an earlier index, from the beginning when that one is damaged.</summary>
    private static int WriteUpon(
        string directory,
        Library library,
        string? earlier,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        StartEmpty(directory);
        try
        {
            if (earlier is not null && IndexSidecar.MarksFor(earlier, library) is { } known)
            {
                foreach (var file in System.IO.Directory.EnumerateFiles(earlier))
                    File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
                var indexed = Write(directory, library, known, progress, cancel);
                IndexDamage.Check(directory); // what was not touched may have been damaged before
                return indexed;
            }
        }
        catch (Exception damage) when (IndexDamage.Is(damage))
        {
            StartEmpty(directory); // the library has all that is needed
        }

        return Write(directory, library, null, progress, cancel);
    }

    private static void StartEmpty(string directory)
    {
        if (System.IO.Directory.Exists(directory))
            System.IO.Directory.Delete(directory, recursive: true);
        System.IO.Directory.CreateDirectory(directory);
    }

    private static int Write(
        string directory,
        Library library,
        IReadOnlyDictionary<string, string>? known,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        var finder = new ConceptFinder(TermTable.Of(library));
        using var folder = new IndexFolder(directory);
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
        {
            OpenMode = known is null ? OpenMode.CREATE : OpenMode.APPEND,
            RAMBufferSizeMB = 16,
        };
        using var writer = new IndexWriter(folder, settings);
        var articles = library.Articles.Where(article => article.Withdrawn is null).ToList();
        if (known is not null)
        {
            var current = articles.ToDictionary(article => article.Id, article => article.Mark);
            foreach (var id in known.Keys.Where(id => current.GetValueOrDefault(id) != known[id]))
                writer.DeleteDocuments(new Term(Fields.Id, id));
            articles.RemoveAll(article => known.GetValueOrDefault(article.Id) == article.Mark);
        }

        var done = 0;
        foreach (var some in articles.Chunk(AtOnce))
        {
            foreach (var document in Documents(some, library, finder, cancel))
                writer.AddDocument(document);
            done += some.Length;
            progress?.Report(done);
        }

        if (known is null)
            writer.ForceMerge(1);
        writer.Commit();
        return done;
    }

    /// <summary>Cuts articles on all cores; cut texts take hundreds of times the room of an article, so few are held at once. The first error comes out as it is.</summary>
    private static List<Document> Documents(
        Article[] articles,
        Library library,
        ConceptFinder finder,
        CancellationToken cancel
    )
    {
        try
        {
            return
            [
                .. articles
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(cancel)
                    .SelectMany(article =>
                        article.Texts.Select(text => ArticleDocument.Of(article, text, library, finder)).ToList()
                    ),
            ];
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
            throw;
        }
    }
}
