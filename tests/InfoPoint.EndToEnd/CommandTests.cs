using System.Text.Json;

namespace InfoPoint.EndToEnd;

public sealed class CommandTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("infopoint-command-").FullName;

    [Fact]
    public async Task Check_of_the_starter_library_finds_no_error()
    {
        var (code, output, _) = await InfoPointProgram.RunAsync("content", "check", InfoPointProgram.Content, "--json");

        Assert.Equal(0, code);
        Assert.Equal(0, JsonDocument.Parse(output).RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Check_of_a_broken_library_exits_1_with_file_and_line()
    {
        Directory.CreateDirectory(Path.Combine(folder, "articles/rice/bad-one"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "articles/rice/bad-one/article.yaml"),
            "kind: magic\n",
            TestContext.Current.CancellationToken
        );

        var (code, output, _) = await InfoPointProgram.RunAsync("content", "check", folder);

        Assert.Equal(1, code);
        Assert.Contains("articles/rice/bad-one/article.yaml:1: error:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_publishing_leaves_the_release_and_exits_1()
    {
        var (code, _, errors) = await InfoPointProgram.RunAsync(
            "release",
            "publish",
            "--data",
            Path.Combine(folder, "hub"),
            "--content",
            folder
        );

        Assert.Equal(1, code);
        Assert.Contains("Nothing was published", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "hub/repository/metadata/timestamp.json")));
    }

    [Fact]
    public async Task Published_library_can_be_listed_verified_searched_and_examined()
    {
        var data = Path.Combine(folder, "hub");
        Assert.Equal(
            0,
            (
                await InfoPointProgram.RunAsync(
                    "release",
                    "publish",
                    "--data",
                    data,
                    "--content",
                    InfoPointProgram.Content
                )
            ).Code
        );

        Assert.Contains(
            "*      1",
            (await InfoPointProgram.RunAsync("release", "list", "--data", data)).Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await InfoPointProgram.RunAsync("release", "verify", "--data", data)).Code);
        Assert.Equal(0, (await InfoPointProgram.RunAsync("index", "rebuild", "--data", data)).Code);
        Assert.Contains(
            "oyster-mushroom-straw-bags",
            (await InfoPointProgram.RunAsync("search", "--data", data, "ການປູກເຫັດ")).Output,
            StringComparison.Ordinal
        );
        var doctor = await InfoPointProgram.RunAsync("doctor", "--data", data);
        Assert.True(doctor.Code == 0, doctor.Output);
    }

    [Fact]
    public async Task Damaged_file_is_named_by_verify()
    {
        var data = Path.Combine(folder, "hub");
        await InfoPointProgram.RunAsync("release", "publish", "--data", data, "--content", InfoPointProgram.Content);
        var damaged = Directory
            .EnumerateFiles(Path.Combine(data, "repository/targets/articles"), "*.vi.md", SearchOption.AllDirectories)
            .First();
        await File.AppendAllTextAsync(damaged, "x", TestContext.Current.CancellationToken);

        var (code, output, _) = await InfoPointProgram.RunAsync("release", "verify", "--data", data);

        Assert.Equal(11, code);
        Assert.Contains(Path.GetFileName(damaged), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_in_use_is_one_sentence_and_exit_code_12()
    {
        var port = InfoPointProgram.FreePort();
        await using var first = await InfoPointProgram.StartAsync(
            port,
            new Dictionary<string, string>(),
            "point",
            "--data",
            Path.Combine(folder, "a")
        );

        var (code, _, errors) = await InfoPointProgram.RunAsync(
            "point",
            "--data",
            Path.Combine(folder, "b"),
            "--urls",
            $"http://127.0.0.1:{port}"
        );

        Assert.Equal(12, code);
        Assert.Contains("--urls", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_cannot_be_written_is_one_sentence_and_exit_code_13()
    {
        var (code, _, errors) = await InfoPointProgram.RunAsync("point", "--data", "/sys/infopoint");

        Assert.Equal(13, code);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hub_that_does_not_answer_is_exit_code_10()
    {
        var (code, _, errors) = await InfoPointProgram.RunAsync(
            "sync",
            "--data",
            Path.Combine(folder, "p"),
            "--hub",
            $"http://127.0.0.1:{InfoPointProgram.FreePort()}",
            "--trust",
            "00"
        );

        Assert.Equal(10, code);
        Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("sync_every_seconds: soon\n", "sync_every_seconds")]
    [InlineData("colour: blue\n", "colour")]
    public async Task Wrong_setting_stops_the_start_with_exit_code_2_and_names_the_key(string yaml, string key)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "infopoint.yaml"),
            yaml,
            TestContext.Current.CancellationToken
        );

        var (code, _, errors) = await InfoPointProgram.RunAsync("point", "--data", folder);

        Assert.Equal(2, code);
        Assert.Contains(key, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_exit_code_2() =>
        Assert.Equal(2, (await InfoPointProgram.RunAsync("release", "publish", "--no-such-option")).Code);
}
