namespace InfoPoint.Search;

/// <summary>Every weight of the ranking, in one place, with its reason (docs/search.md).</summary>
internal static class Weights
{
    /// <summary>A title says what the page is about.</summary>
    public const float Title = 3.0f;

    /// <summary>Headings and summary say what parts are about.</summary>
    public const float Lead = 1.6f;

    /// <summary>Anything may be mentioned in the body.</summary>
    public const float Body = 1.0f;

    /// <summary>A match in a second field adds little: it is mostly the same statement again.</summary>
    public const float OtherFields = 0.15f;

    /// <summary>A Lao syllable that is a dictionary word by itself.</summary>
    public const float LaoWord = 0.7f;

    /// <summary>A Lao syllable inside a longer word: alone it means little.</summary>
    public const float LaoSyllable = 0.25f;

    /// <summary>A Vietnamese syllable: half of most words.</summary>
    public const float Syllable = 0.6f;

    /// <summary>Two neighbours inside one dictionary word.</summary>
    public const float PairInWord = 1.0f;

    /// <summary>Two neighbours of different words.</summary>
    public const float PairAcross = 0.6f;

    /// <summary>Joined syllables, such as vắcxin.</summary>
    public const float Compound = 1.2f;

    /// <summary>A number alone.</summary>
    public const float Number = 0.6f;

    /// <summary>A number with its unit.</summary>
    public const float Quantity = 1.5f;

    /// <summary>A glossary term: synonyms and the other language come through it.</summary>
    public const float Concept = 0.9f;

    /// <summary>Key S: the same sound. Weak forms of a title must stay below an exact match in a body.</summary>
    public const float Spelling = 0.22f;

    /// <summary>Key T, or a mark left out.</summary>
    public const float Toneless = 0.16f;

    /// <summary>Marks left out all over the query: then that is how this person types, and little else can decide.</summary>
    public const float UnmarkedQuery = 0.85f;

    /// <summary>Raw keystrokes are a guess.</summary>
    public const float Keystrokes = 0.6f;

    /// <summary>BM25's saturation of repeated words.</summary>
    public const float K1 = 1.2f;

    /// <summary>BM25's share of the length: articles are long because they are complete.</summary>
    public const float B = 0.4f;

    /// <summary>What a match in the other language is worth to an article whose text in the reader's language is shown.</summary>
    public const float OfOtherText = 0.5f;

    /// <summary>Places of the first page kept for the best pages that exist only in the other language.</summary>
    public const int OtherLanguagePlaces = 3;

    /// <summary>Slight signals; only near equals change places.</summary>
    public static float Slight(bool isReviewed, bool isStale, bool isNews) =>
        1f + (isReviewed ? 0.02f : 0f) - (isStale ? 0.02f : 0f) - (isNews ? 0.03f : 0f);
}
