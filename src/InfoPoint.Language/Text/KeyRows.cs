namespace InfoPoint.Language.Text;

/// <summary>Where letters lie on a keyboard: a finger that slips hits a neighbour.</summary>
internal sealed class KeyRows
{
    private readonly Dictionary<char, (int Row, int Column)> places = [];

    /// <param name="layers">Rows from the top, one character a key; a second layer lies over the first.</param>
    public KeyRows(params string[][] layers)
    {
        foreach (var rows in layers)
            for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < rows[row].Length; column++)
                places.TryAdd(rows[row][column], (row, column));
    }

    /// <summary>True for keys side by side, one above the other, or the two letters of one key.</summary>
    public bool AreNear(char a, char b) =>
        places.TryGetValue(a, out var one)
        && places.TryGetValue(b, out var other)
        && Math.Abs(one.Row - other.Row) <= 1
        && Math.Abs(one.Column - other.Column) <= 1;
}
