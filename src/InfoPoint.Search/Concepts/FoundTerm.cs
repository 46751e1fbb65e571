namespace InfoPoint.Search;

/// <summary>A glossary term found in a text; a homograph has several meanings.</summary>
/// <param name="Ids">Glossary ids that the words can mean.</param>
/// <param name="Position">Of its first word.</param>
/// <param name="Length">In positions.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">After its last character.</param>
internal readonly record struct FoundTerm(IReadOnlyList<string> Ids, int Position, int Length, int Start, int End);

/// <summary>What a term means at its place.</summary>
internal readonly record struct FoundConcept(string Id, int Position, int Start, int End);
