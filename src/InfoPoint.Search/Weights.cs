namespace InfoPoint.Search;

/// <summary>Every weight of the ranking, in one place, with its reason (docs/search.md).</summary>
internal static class Weights
{
    /// <summary>A title says what the page is about: one place in it counts like so many in the body.</summary>
    public const float Title = 8f;

    /// <summary>Beside that, however often other pages mention it: the page about a thing answers before pages that use it.</summary>
    public const float InTitle = 0.75f;

    /// <summary>Headings, summary, signs and picture descriptions say what parts are about.</summary>
    public const float Lead = 3f;

    /// <summary>Anything may be mentioned in the body.</summary>
    public const float Body = 1f;

    /// <summary>BM25's saturation of repeated words.</summary>
    public const float K1 = 3.6f;

    /// <summary>The share of the length: titles differ little in meaning by their length, bodies are long because they are complete.</summary>
    public const float TitleLength = 0.25f;

    /// <summary>As <see cref="TitleLength"/>, for headings and summaries.</summary>
    public const float LeadLength = 0.3f;

    /// <summary>As <see cref="TitleLength"/>, for bodies.</summary>
    public const float BodyLength = 0.75f;

    /// <summary>A Lao syllable that is a dictionary word by itself.</summary>
    public const float LaoWord = 0.75f;

    /// <summary>A Lao syllable inside a longer word: alone it means little.</summary>
    public const float LaoSyllable = 0.375f;

    /// <summary>A Vietnamese syllable: half of most words.</summary>
    public const float Syllable = 0.65f;

    /// <summary>Two neighbours inside one dictionary word.</summary>
    public const float PairInWord = 1.0f;

    /// <summary>Two neighbours of different words.</summary>
    public const float PairAcross = 0.6f;

    /// <summary>Two Vietnamese syllables side by side: nobody marks where words begin.</summary>
    public const float PairOfSyllables = 0.8f;

    /// <summary>Three neighbours: a compound, or a phrase that somebody else wrote as well.</summary>
    public const float Triple = 0.5f;

    /// <summary>Words and neighbours inside a glossary term: the term says it already, and a long name is no more than a short one.</summary>
    public const float InTerm = 0.35f;

    /// <summary>How much neighbours may tell beside their words.</summary>
    public const float PhraseRarity = 1f;

    /// <summary>Joined syllables, such as vắcxin.</summary>
    public const float Compound = 1.2f;

    /// <summary>A number alone.</summary>
    public const float Number = 0.6f;

    /// <summary>A number with its unit.</summary>
    public const float Quantity = 1.2f;

    /// <summary>A glossary term: synonyms and the other language come through it.</summary>
    public const float Concept = 1.0f;

    /// <summary>A glossary term of one syllable in a query without marks: the syllable may be another one.</summary>
    public const float UnmarkedTerm = 0.5f;

    /// <summary>Where so many texts have a term, those about a wider one need not be looked through.</summary>
    public const int EnoughTexts = 50;

    /// <summary>A glossary term that a word is in another spelling or with marks that the query leaves out: a guess.</summary>
    public const float LooseTerm = 0.5f;

    /// <summary>A glossary term of which the query has only a part of the name: a guess.</summary>
    public const float PartOfTerm = 0.4f;

    /// <summary>Where fewer texts than these name a thing, kinds of it fill the page.</summary>
    public const int FewTexts = 10;

    /// <summary>A kind of the thing that was asked for: what is about the thing itself comes before.</summary>
    public const float Kinds = 0.7f;

    /// <summary>Crops, animals, pests and places are what pages are about; what is done with them many pages share.</summary>
    public const float Thing = 1.1f;

    /// <summary>A word of grammar or of asking.</summary>
    public const float Function = 0.5f;

    /// <summary>Key S: the same sound. Weak forms of a title must stay below an exact match in a body.</summary>
    public const float Spelling = 0.3f;

    /// <summary>Key T, or a mark left out.</summary>
    public const float Toneless = 0.25f;

    /// <summary>Marks left out all over the query: then that is how this person types, and little else can decide.</summary>
    public const float UnmarkedQuery = 0.7f;

    /// <summary>Raw keystrokes are a guess.</summary>
    public const float Keystrokes = 0.8f;

    /// <summary>A correction that the neighbouring words support is a guess too.</summary>
    public const float Correction = 0.6f;

    /// <summary>A form worth less than this may be another word: it covers only a part of what was asked.</summary>
    public const float Sure = 0.5f;

    /// <summary>What a word alone covers of the longer word or term that it is part of.</summary>
    public const float PartOfWord = 0.4f;

    /// <summary>What is left of the score of a page that covers nothing of what was asked; the rest grows with what it covers.</summary>
    public const float Uncovered = 0.42f;

    /// <summary>A page that covers less than this share of the best page is no answer.</summary>
    public const float LeastCovered = 0.2f;

    /// <summary>A page of the reader's language comes before the other language when it covers as much of the question as the best page there and its glossary terms score at least this much of that one's, or all of it: else it only touches what the other language answers. Measured with half of the library in each language (docs/search.md).</summary>
    public const float OwnLanguageTerms = 0.5f;

    /// <summary>What covering more of the question than any page of the other language makes up for: names and numbers have no terms.</summary>
    public const float OwnLanguageCovered = 0.25f;

    /// <summary>And what it must score beside the best page of its own language.</summary>
    public const float OwnLanguageScore = 0.2f;

    /// <summary>What a match in the other language is worth to an article whose text in the reader's language is shown.</summary>
    public const float OfOtherText = 0.75f;

    /// <summary>Places of the first page kept for the best pages that exist only in the other language.</summary>
    public const int OtherLanguagePlaces = 3;

    /// <summary>Related articles of the same topic are a little nearer.</summary>
    public const float SameTopic = 1.1f;

    /// <summary>Slight signals; only near equals change places.</summary>
    /// <param name="isReviewed">A second person has read it.</param>
    /// <param name="isStale">The original has moved on.</param>
    /// <param name="isNews">News answer a question less often than techniques.</param>
    /// <param name="yearsOld">Since publication; at most ten years count.</param>
    public static float Slight(bool isReviewed, bool isStale, bool isNews, float yearsOld) =>
        1f
        + (isReviewed ? 0.02f : 0f)
        - (isStale ? 0.02f : 0f)
        - (isNews ? 0.03f : 0f)
        - (0.002f * Math.Clamp(yearsOld, 0f, 10f));
}
