using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace InfoPoint.Search;

/// <summary>Hands tokens that were cut before to Lucene; they stand in the order of their positions.</summary>
internal sealed class TokenListStream : TokenStream
{
    private readonly IReadOnlyList<IndexToken> tokens;
    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;
    private readonly IPositionIncrementAttribute increment;
    private int next;
    private int position = -1;
    private int start;

    public TokenListStream(IReadOnlyList<IndexToken> tokens)
    {
        this.tokens = tokens;
        term = AddAttribute<ICharTermAttribute>();
        offset = AddAttribute<IOffsetAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
        position = -1;
        start = 0;
    }

    public override bool IncrementToken()
    {
        if (next >= tokens.Count)
            return false;

        ClearAttributes();
        var token = tokens[next++];
        term.SetEmpty().Append(token.Term);
        start = Math.Max(start, token.Start); // Lucene wants starts to ascend
        offset.SetOffset(start, Math.Max(start, token.End));
        increment.PositionIncrement = token.Position - position;
        position = token.Position;
        return true;
    }
}
