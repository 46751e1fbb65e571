using System.Text;
using InfoPoint.Content;

namespace InfoPoint.Search;

/// <summary>The terms of a glossary, by id and by their names in every form.</summary>
/// <param name="terms">What <see cref="Terms"/> makes.</param>
/// <param name="names">What <see cref="Names"/> makes.</param>
internal sealed class TermTable(byte[] terms, byte[] names)
{
    private const byte Tab = (byte)'\t';

    private readonly SortedLines entries = SortedLines.Of(terms);
    private readonly SortedLines names = SortedLines.Of(names);

    /// <summary>The terms of a library.</summary>
    public static TermTable Of(Library library) => new(Terms(library), Names(library));

    /// <summary>A line for each term.</summary>
    public static byte[] Terms(Library library)
    {
        var glossary = library.Glossary.ToDictionary(term => term.Id, StringComparer.Ordinal);
        return SortedLines.Join(library.Glossary.Select(term => GlossaryEntry.Of(term, glossary).ToLine()));
    }

    /// <summary>A line for each name in each form: the form's letter with the name in that form, the term's id, the exact name.</summary>
    public static byte[] Names(Library library) =>
        SortedLines.Join(
            library
                .Glossary.SelectMany(term =>
                    TermName
                        .Of(term)
                        .SelectMany(words =>
                            TermName
                                .Forms(words)
                                .Select(form =>
                                    SidecarLine.Of([
                                        (char)form + TermName.Keys(words, form),
                                        term.Id,
                                        TermName.Keys(words, NameForm.Exact),
                                    ])
                                )
                        )
                )
                .Distinct()
        );

    /// <summary>The term of an id, or null.</summary>
    public GlossaryEntry? Entry(string id)
    {
        var key = Encoding.UTF8.GetBytes(id + '\t');
        var i = entries.FirstAtLeast(key);
        return i < entries.Count && entries[i].StartsWith(key)
            ? GlossaryEntry.Parse(Encoding.UTF8.GetString(entries[i]))
            : null;
    }

    /// <summary>Ids of the terms that have a name; null when no name even begins with these words.</summary>
    /// <param name="form">The form of the keys.</param>
    /// <param name="keys">Keys of words with blanks between them.</param>
    /// <param name="fits">True for exact names that may be meant; null when all may.</param>
    public IReadOnlyList<string>? Ids(NameForm form, string keys, Func<string, bool>? fits = null)
    {
        var key = Encoding.UTF8.GetBytes((char)form + keys);
        var ids = new List<string>();
        var begins = false;
        for (var i = names.FirstAtLeast(key); i < names.Count && names[i].StartsWith(key); i++)
        {
            var after = names[i][key.Length..];
            begins |= after[0] is Tab or (byte)' ';
            if (after[0] != Tab)
                break; // tabs come before blanks, and blanks before letters
            var tab = after[1..].IndexOf(Tab) + 1;
            var id = Encoding.UTF8.GetString(after[1..tab]);
            if (!ids.Contains(id) && (fits is null || fits(Encoding.UTF8.GetString(after[(tab + 1)..]))))
                ids.Add(id);
        }

        return begins ? ids : null;
    }

    /// <summary>Every exact name, once for each of its terms.</summary>
    public IEnumerable<(string Name, string Id)> ExactNames()
    {
        for (
            var i = names.FirstAtLeast([(byte)NameForm.Exact]);
            i < names.Count && names[i][0] == (byte)NameForm.Exact;
            i++
        )
        {
            var cells = Encoding.UTF8.GetString(names[i]).Split('\t');
            yield return (cells[2], cells[1]);
        }
    }
}
