using InfoPoint.Language.Lao;
using InfoPoint.Language.Text;

namespace InfoPoint.Search;

/// <summary>How the words of a name are compared with those of a text. Names of one word mean many things in another form than the exact one, so they are kept apart.</summary>
internal enum NameForm
{
    /// <summary>Key 1.</summary>
    Exact = '=',

    /// <summary>Lao in key S.</summary>
    Spelled = 's',

    /// <summary>Without tones and marks.</summary>
    Bare = 't',

    /// <summary>One word, as <see cref="Spelled"/>.</summary>
    SpelledWord = 'S',

    /// <summary>One word, as <see cref="Bare"/>.</summary>
    BareWord = 'T',
}

/// <summary>Keys of words.</summary>
internal static class NameForms
{
    /// <summary>The key of a word in that form.</summary>
    public static string KeyOf(this NameForm form, Segment word) =>
        form switch
        {
            NameForm.Exact => word.Key,
            NameForm.Bare or NameForm.BareWord => Forms.BarestKey(word),
            _ => word.Kind == SegmentKind.LaoSyllable ? LaoFolding.Spelling(word.Key) : word.Key,
        };
}
