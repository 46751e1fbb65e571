using System.Net;
using System.Text;
using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace InfoPoint.Search;

/// <summary>Cuts the part of a text that answers and marks what matched, whatever form matched.</summary>
internal static class Snippets
{
    private const int Characters = 160;
    private const float LeastWorth = 0.12f;
    private const int MostTerms = 12;

    /// <summary>Places of terms in the bodies of some texts.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="docs">Numbers of texts.</param>
    /// <param name="marked">Terms with what a place of them is worth; only the most telling are looked for.</param>
    /// <returns>By text: start and end of each match and the number of its term.</returns>
    public static Dictionary<int, List<(int Start, int End, int Term)>> Places(
        IndexReader reader,
        IReadOnlyList<int> docs,
        IReadOnlyList<(string Term, float Worth)> marked
    )
    {
        var terms = Enumerable.Range(0, marked.Count).OrderByDescending(i => marked[i].Worth).Take(MostTerms).ToList();
        var places = docs.ToDictionary(doc => doc, _ => new List<(int, int, int)>());
        var ascending = docs.Order().ToList();
        foreach (var leaf in reader.Leaves)
        {
            var here = ascending.Where(doc => doc >= leaf.DocBase && doc < leaf.DocBase + leaf.Reader.MaxDoc).ToList();
            if (here.Count == 0 || leaf.AtomicReader.GetTerms(Fields.Body) is not { } all)
                continue;
            var seek = all.GetEnumerator();
            DocsAndPositionsEnum? last = null;
            foreach (var i in terms)
            {
                if (
                    !seek.SeekExact(new BytesRef(marked[i].Term))
                    || seek.DocsAndPositions(null, last, DocsAndPositionsFlags.OFFSETS) is not { } postings
                )
                    continue;
                last = postings;
                foreach (var doc in here)
                {
                    var at = postings.DocID;
                    if (at < doc - leaf.DocBase)
                        at = postings.Advance(doc - leaf.DocBase);
                    if (at == DocIdSetIterator.NO_MORE_DOCS)
                        break;
                    if (at != doc - leaf.DocBase)
                        continue;
                    for (var n = postings.Freq; n > 0; n--)
                    {
                        postings.NextPosition();
                        places[doc].Add((postings.StartOffset, postings.EndOffset, i));
                    }
                }
            }
        }

        return places;
    }

    /// <summary>HTML of the best part: where the most telling terms stand together.</summary>
    public static string Html(
        IReadOnlyList<(string Term, float Worth)> marked,
        ReadOnlySpan<char> body,
        List<(int Start, int End, int Term)> places,
        string fallback
    )
    {
        if (places.Count == 0)
            return MarkedText(Shorten(fallback.Length > 0 ? fallback : body), marked);

        // A syllable that stands everywhere, or a weak form beside exact ones, would only distract.
        var least = LeastWorth * places.Max(place => marked[place.Term].Worth);
        places = [.. places.Where(place => marked[place.Term].Worth >= least).Order()];
        var best = BestStart(marked, places);
        var (start, end) = Window(body, best);
        return (start > 0 ? "… " : "") + Marked(body, start, end, places) + (end < body.Length - 1 ? " …" : "");
    }

    /// <summary>Where the part begins that holds the most telling terms, each counted once.</summary>
    /// <param name="marked">What terms are worth.</param>
    /// <param name="places">At least one, ascending.</param>
    private static int BestStart(
        IReadOnlyList<(string Term, float Worth)> marked,
        List<(int Start, int End, int Term)> places
    )
    {
        var (best, bestScore) = (0, -1f);
        var within = new int[marked.Count];
        var score = 0f;
        for (int first = 0, end = 0; first < places.Count; first++)
        {
            for (; end < places.Count && places[end].End <= places[first].Start + Characters; end++)
                if (within[places[end].Term]++ == 0)
                    score += marked[places[end].Term].Worth;
            if (score > bestScore)
                (best, bestScore) = (places[first].Start, score);
            if (end > first && --within[places[first].Term] == 0)
                score -= marked[places[first].Term].Worth;
            end = Math.Max(end, first + 1);
        }

        return best;
    }

    /// <summary>A short text whose words are not in the index's places, such as a summary.</summary>
    private static string MarkedText(string text, IReadOnlyList<(string Term, float Worth)> marked)
    {
        var least = marked.Count > 0 ? LeastWorth * marked.Max(mark => mark.Worth) : 0;
        var terms = marked
            .Where(mark => mark.Worth >= least)
            .Select(mark => mark.Term)
            .ToHashSet(StringComparer.Ordinal);
        var places = Segmenter
            .Cut(text)
            .Where(segment => Forms.IsWord(segment) && terms.Contains(Forms.Exact(segment.Key)))
            .Select(segment => (segment.Start, segment.End, 0))
            .ToList();
        return Marked(text, 0, text.Length, places);
    }

    private static (int Start, int End) Window(ReadOnlySpan<char> body, int match)
    {
        var line = body[..match].LastIndexOf('\n') + 1;
        var start = match - line < Characters / 3 ? line : Border(body, match - (Characters / 4));
        var end = Math.Min(body.Length, start + Characters);
        return (start, end == body.Length ? end : Border(body, end));
    }

    private static string Shorten(ReadOnlySpan<char> text) =>
        text.Length <= Characters ? text.ToString() : string.Concat(text[..Border(text, Characters)], " …");

    /// <summary>The last border of words at or before a place.</summary>
    private static int Border(ReadOnlySpan<char> text, int place)
    {
        var from = Math.Max(0, place - 40);
        var begin = from + text[from..Math.Min(text.Length, place + 1)].LastIndexOfAny(' ', '\n') + 1;
        if (begin > Math.Max(from, place - 14))
            return begin;
        while (
            begin > 0
            && (
                LaoLetters.IsMark(text[begin])
                || LaoLetters.IsVowelAfter(text[begin])
                || LaoLetters.IsVowelBefore(text[begin - 1])
            )
        )
            begin--;
        var ends = LaoWords
            .Cut(text[begin..Math.Min(text.Length, place + 20)].ToString())
            .Select(end => begin + end)
            .Where(end => end <= place)
            .ToList();
        return ends.Count > 0 ? ends[^1] : begin;
    }

    private static string Marked(
        ReadOnlySpan<char> body,
        int start,
        int end,
        List<(int Start, int End, int Term)> places
    )
    {
        var html = new StringBuilder();
        var at = start;
        foreach (var (from, to) in Merge(places.Where(place => place.Start >= start && place.End <= end)))
        {
            html.Append(Text(body, at, from)).Append("<mark>").Append(Text(body, from, to)).Append("</mark>");
            at = to;
        }

        return html.Append(Text(body, at, end)).ToString().Trim();

        static string Text(ReadOnlySpan<char> body, int first, int last) =>
            first < last ? WebUtility.HtmlEncode(body[first..last].ToString().Replace('\n', ' ')) : "";
    }

    private static IEnumerable<(int Start, int End)> Merge(IEnumerable<(int Start, int End, int Term)> places)
    {
        (int Start, int End)? open = null;
        foreach (var (start, end, _) in places)
        {
            if (open is { } last && start <= last.End)
            {
                open = (last.Start, Math.Max(last.End, end));
                continue;
            }

            if (open is { } done)
                yield return done;
            open = (start, end);
        }

        if (open is { } rest)
            yield return rest;
    }
}
