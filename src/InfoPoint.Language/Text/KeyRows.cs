namespace InfoPoint.Language.Text;

/// <summary>Where letters lie on a keyboard: a finger that slips hits a neighbour.</summary>
internal sealed class KeyRows
{
    private readonly Dictionary<char, (int Row, int Column)> places = [];

    /// <param name="rows">Rows from the top, one character a key.</param>
    public KeyRows(params string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        for (var column = 0; column < rows[row].Length; column++)
            places.Add(rows[row][column], (row, column));
    }

    /// <summary>True for keys side by side or one above the other.</summary>
    public bool AreNear(char a, char b) =>
        places.TryGetValue(a, out var one)
        && places.TryGetValue(b, out var other)
        && Math.Abs(one.Row - other.Row) <= 1
        && Math.Abs(one.Column - other.Column) <= 1;
}
