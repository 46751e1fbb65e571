namespace InfoPoint.Search;

/// <summary>A glossary term as the index keeps it.</summary>
/// <param name="Id">Glossary id.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="Lo">Lao name.</param>
/// <param name="En">English name.</param>
/// <param name="Others">Other names in any language.</param>
internal sealed record GlossaryEntry(string Id, string Vi, string Lo, string En, IReadOnlyList<string> Others)
{
    public IEnumerable<string> Names => Others.Append(Vi).Append(Lo).Append(En).Where(name => name.Length > 0);
}
