using System.Collections.Concurrent;
using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository.Faults;

/// <summary>Whatever a source makes of metadata and targets, a point takes what its hub signed, or nothing.</summary>
public sealed class AlterationTests : IDisposable
{
    private const int Alterations = 10_000;

    private readonly TestRepository repository = new();
    private readonly TestRepository other = new();

    // In memory where there is such a place: thousands of small files are flushed.
    private readonly string work = Directory
        .CreateDirectory(
            Path.Combine(
                Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
                $"infopoint-{Guid.NewGuid():N}"
            )
        )
        .FullName;

    public void Dispose()
    {
        repository.Dispose();
        other.Dispose();
        Directory.Delete(work, recursive: true);
    }

    [Fact]
    public async Task Ten_thousand_random_alterations_are_refused_or_change_nothing_and_the_release_stays_whole()
    {
        repository.Write("articles/mushrooms/oyster/media/pile.jpg", "a small picture"); // most files are small
        repository.Publish();
        var first = repository.Copy("first");
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, bản hai\n");
        repository.Publish();
        var second = repository.Copy("second");
        await repository.SyncAsync();
        var installed = TestPoint.Read(Path.GetDirectoryName(repository.Mirror.Repository)!); // it lies in the mirror
        var nothing = new Dictionary<string, byte[]>();
        Rotate();
        repository.Write("articles/rice/blast/vi.md", "Đạo ôn, bản ba\n");
        repository.Write("articles/rice/blast/media/leaf.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"b\"/>");
        repository.Publish();
        other.Write("articles/rice/blast/vi.md", "Của người khác\n"); // somebody else's
        other.Publish();
        var files = new AlterableFiles(repository.Root, [first, second], other.Root);
        var expected = ReleaseView.Open(repository.Root);
        var asked = new[] { await AskedAsync(installed), await AskedAsync(nothing) };
        var outcomes = new ConcurrentDictionary<string, int>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Environment.ProcessorCount),
            TestContext.Current.CancellationToken,
            async (worker, cancel) =>
            {
                var point = new TestPoint(Path.Combine(work, $"{worker}"), repository.Clock, repository.RootFile);
                for (var number = worker; number < Alterations; number += Environment.ProcessorCount)
                {
                    var isFirstSync = number % 4 == 3;
                    var before = isFirstSync ? nothing : installed;
                    point.Reset(before);
                    var alteration = Alteration.Make(number, files, asked[isFirstSync ? 1 : 0]);
                    var outcome = await point.TryAsync(alteration, cancel);
                    outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
                    var why = $"{number}: {alteration.What}: {outcome}";
                    if (outcome == TestPoint.Taken)
                        point.RequireWhole(expected, why);
                    else
                        point.RequireUntouched(before, why);
                }
            }
        );

        foreach (var (outcome, count) in outcomes.OrderBy(pair => pair.Key))
            TestContext.Current.TestOutputHelper!.WriteLine($"{outcome}: {count}"); // inside a test
        Assert.Equal(Alterations, outcomes.Values.Sum());
        Assert.InRange(outcomes.GetValueOrDefault(TestPoint.Taken), 1, Alterations / 10);
    }

    private void Rotate()
    {
        using var keys = KeyFolder.Open(Path.Combine(repository.Hub, "keys"));
        new KeyCeremony(repository.Hub, keys, repository.Clock).Rotate(KeyFolder.OnlineNames.ToList(), []);
    }

    /// <summary>What an honest sync asks for, files that are there alone.</summary>
    private async Task<IReadOnlyList<string>> AskedAsync(IReadOnlyDictionary<string, byte[]> installed)
    {
        var point = new TestPoint(Path.Combine(work, "honest"), repository.Clock, repository.RootFile);
        point.Reset(installed);
        var source = new LyingSource(repository.Root);
        await point.Mirror.SyncAsync(
            [source],
            new FirstTrust(repository.RootFile, null),
            cancel: TestContext.Current.CancellationToken
        );
        return
        [
            .. source
                .Asked.Select(asked => asked.Path)
                .Where(path => File.Exists(RepositoryLayout.OnDisk(repository.Root, path))),
        ];
    }
}
