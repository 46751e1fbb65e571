using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Tests.Site;

public sealed class ChoiceSettingsTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("infopoint-settings-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void Choice_is_read_from_the_data_folder()
    {
        var settings = Read(
            "media_areas: ta-oi salavan\nmedia_kinds: pictures sound\npicture_width: 480\nmedia_mb: 2000\non_demand: false\n"
        );

        Assert.Equal("ta-oi,salavan", settings.Media.Articles?.Mark);
        Assert.Equal([MediaKind.Pictures, MediaKind.Sound], settings.Media.Kinds);
        Assert.Equal(
            (480, 2_000_000_000L, 0L),
            (settings.Media.PictureWidth, settings.Media.BudgetBytes, settings.Media.ReservedBytes)
        );
        Assert.False(settings.OnDemand);
    }

    [Fact]
    public void Without_a_choice_everything_comes()
    {
        var settings = Read("hub: http://hub.example:8080\n");

        Assert.Equal(MediaChoice.All.Mark(), settings.Media.Mark());
        Assert.True(settings.OnDemand);
    }

    [Fact]
    public void A_quarter_of_the_budget_is_kept_for_readers_while_files_come_on_demand() =>
        Assert.Equal(500_000_000, Read("media_mb: 2000\n").Media.ReservedBytes);

    [Fact]
    public void Wrong_switch_names_key_and_value() =>
        Assert.Equal(
            "on_demand is true or false, not maybe.",
            Assert.Throws<SettingException>(() => Read("on_demand: maybe\n")).Message
        );

    [Theory]
    [InlineData("keep_days: 0", "keep_days is 1 to 3650, not 0.")]
    [InlineData("kiosk_warn_seconds: 601", "kiosk_warn_seconds is 2 to 600, not 601.")]
    [InlineData("keep_releases: many", "keep_releases is a whole number, not many.")]
    public void Wrong_number_names_key_value_and_what_is_allowed(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<SettingException>(() => Read(yaml + "\n")).Message);

    private SiteSettings Read(string yaml)
    {
        File.WriteAllText(Path.Combine(data, "infopoint.yaml"), yaml);
        return SettingsReader.Read(data, new Dictionary<string, string>());
    }
}
