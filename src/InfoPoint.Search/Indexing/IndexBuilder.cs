using InfoPoint.Content;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Writes the index of a library into a folder that appears only when it is complete.</summary>
internal static class IndexBuilder
{
    public static void Build(string directory, Library library, IProgress<int>? progress, CancellationToken cancel)
    {
        var unfinished = directory + ".new";
        if (System.IO.Directory.Exists(unfinished))
            System.IO.Directory.Delete(unfinished, recursive: true);
        System.IO.Directory.CreateDirectory(unfinished);
        var finder = new ConceptFinder(IndexSidecar.Glossary(library));
        using (var folder = FSDirectory.Open(unfinished))
        {
            var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
            {
                Similarity = Ranking.Similarity,
                RAMBufferSizeMB = 16,
            };
            using var writer = new IndexWriter(folder, settings);
            var done = 0;
            foreach (var article in library.Articles.Where(article => article.Withdrawn is null))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var text in article.Texts)
                    writer.AddDocument(ArticleDocument.Of(article, text, library, finder));
                progress?.Report(++done);
            }

            writer.ForceMerge(1);
            writer.Commit();
        }

        IndexSidecar.Write(unfinished, library);
        if (System.IO.Directory.Exists(directory))
            System.IO.Directory.Delete(directory, recursive: true);
        System.IO.Directory.Move(unfinished, directory);
    }
}
