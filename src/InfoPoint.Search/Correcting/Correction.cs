using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>A word of a query that is probably another one.</summary>
/// <param name="Typed">The segment as typed.</param>
/// <param name="Meant">The key of the word that some text has.</param>
/// <param name="IsSupported">True when the words beside it stand beside the correction in some text: then it is searched for as well. A word alone is only offered.</param>
internal readonly record struct Correction(Segment Typed, string Meant, bool IsSupported);
