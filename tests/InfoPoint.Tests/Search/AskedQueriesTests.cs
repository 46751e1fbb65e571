using InfoPoint.Language;
using InfoPoint.Search;

namespace InfoPoint.Tests.Search;

public sealed class AskedQueriesTests
{
    [Fact]
    public void Query_asked_three_times_is_offered_to_who_begins_to_type_it()
    {
        var asked = new AskedQueries();
        foreach (var typed in new[] { "Trồng nấm  sò", "trong nam so", "trồng nấm sò" })
            asked.Count(typed, Lang.Vi);
        asked.Count("trồng lúa", Lang.Vi);

        Assert.Equal(["Trồng nấm sò"], asked.Complete("tron", Lang.Vi, 5));
        Assert.Empty(asked.Complete("tron", Lang.Lo, 5));
    }

    [Fact]
    public void Counts_survive_a_restart()
    {
        var asked = new AskedQueries();
        for (var i = 0; i < 3; i++)
            asked.Count("ປູກເຫັດ", Lang.Lo);
        var file = Path.GetTempFileName();
        File.WriteAllText(file, asked.TakeLines() + "half a li");

        Assert.Equal(["ປູກເຫັດ"], AskedQueries.Read(file).Complete("ປູກ", Lang.Lo, 5));
        Assert.Null(asked.TakeLines());
        File.Delete(file);
    }

    [Fact]
    public void Most_frequent_come_first_and_seldom_asked_make_room()
    {
        var asked = new AskedQueries();
        for (var i = 0; i < 4; i++)
            asked.Count("nấm rơm", Lang.Vi);
        for (var i = 0; i < 3; i++)
            asked.Count("nấm sò", Lang.Vi);
        for (var i = 0; i < 3000; i++)
            asked.Count($"lúa số {i}", Lang.Vi);

        Assert.Equal(["nấm rơm", "nấm sò"], asked.Complete("nam", Lang.Vi, 5));
    }
}
