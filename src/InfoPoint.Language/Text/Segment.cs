namespace InfoPoint.Language.Text;

/// <summary>What a piece of text is.</summary>
public enum SegmentKind
{
    /// <summary>A Lao syllable; its key is key 1.</summary>
    LaoSyllable,

    /// <summary>A word of Latin or other letters, in Vietnamese a syllable.</summary>
    Word,

    /// <summary>Syllables written together or with hyphens, joined: over the same places as its parts.</summary>
    Compound,

    /// <summary>A number; its key has ASCII digits and a decimal point.</summary>
    Number,

    /// <summary>A unit after a number, over the same places as its words; its key is the unit's id.</summary>
    Unit,
}

/// <summary>A piece of text that can be found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Under which it is the same as other spellings of it.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">After its last character.</param>
/// <param name="Position">Counts syllables, words and numbers from 0, across spaces.</param>
/// <param name="Length">How many positions it takes.</param>
public readonly record struct Segment(SegmentKind Kind, string Key, int Start, int End, int Position, int Length = 1);
