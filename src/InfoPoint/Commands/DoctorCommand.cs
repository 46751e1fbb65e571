using System.CommandLine;
using System.Globalization;
using InfoPoint.Content;
using InfoPoint.Point;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary><c>doctor</c>: looks at everything that stops a hub or a point from working.</summary>
internal static class DoctorCommand
{
    private const long LittleRoom = 200_000_000;

    private sealed record Finding(string Name, bool IsGood, string What);

    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Says what is well and what is not, and what to do.\n\n  infopoint doctor --data /var/lib/infopoint"
        )
        {
            Shared.Data,
        };
        command.Runs(
            (parsed, output, cancel) =>
            {
                var settings = Shared.Settings(parsed);
                var findings = new[]
                {
                    Languages(),
                    Folder(settings),
                    Room(settings),
                    Clock(settings),
                    Release(settings, cancel),
                    Index(settings, cancel),
                    Choice(settings, cancel),
                    Keys(settings),
                    Signatures(settings),
                }
                    .OfType<Finding>()
                    .ToList();
                output.Result(
                    new
                    {
                        healthy = findings.TrueForAll(finding => finding.IsGood),
                        findings = findings.Select(finding => new
                        {
                            name = finding.Name,
                            good = finding.IsGood,
                            what = finding.What,
                        }),
                    },
                    findings.Select(finding =>
                        $"{(finding.IsGood ? "well " : "WRONG")}  {finding.Name}: {finding.What}"
                    )
                );
                return Task.FromResult(
                    findings.TrueForAll(finding => finding.IsGood) ? ExitCode.Done : ExitCode.WrongInput
                );
            }
        );
        return command;
    }

    private static Finding Languages()
    {
        var words = new[] { "ແກະ", "ກາເຟ" }; // sheep, coffee: only Lao rules put coffee first
        Array.Sort(words, StringComparer.Create(CultureInfo.GetCultureInfo("lo-LA"), CompareOptions.None));
        return new Finding(
            "languages",
            words[0] == "ກາເຟ",
            words[0] == "ກາເຟ" ? "Lao and Vietnamese sort by their rules." : "Lao sorting is missing: install libicu."
        );
    }

    private static Finding Folder(SiteSettings settings)
    {
        try
        {
            Shared.RequireWritable(settings.Data);
            return new Finding("data folder", true, $"{settings.Data} can be written.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return new Finding("data folder", false, ExitCodes.Say(wrong));
        }
    }

    private static Finding Room(SiteSettings settings)
    {
        var free = new DriveInfo(Path.GetFullPath(settings.Data)).AvailableFreeSpace;
        return new Finding(
            "room",
            free > LittleRoom,
            $"{free / 1_000_000} MB are free"
                + (free > LittleRoom ? "." : ": make room, a new release and a second index need it.")
        );
    }

    private static Finding? Clock(SiteSettings settings)
    {
        if (!Directory.Exists(Path.Combine(settings.Data, "mirror")))
            return null;

        var floor = PointSync.MirrorOf(settings, TimeProvider.System).ClockFloor();
        var now = TimeProvider.System.GetUtcNow();
        return new Finding(
            "clock",
            now >= floor,
            now >= floor
                ? $"{now:yyyy-MM-dd HH:mm} UTC."
                : $"this machine says {now:yyyy-MM-dd}, but it is at least {floor:yyyy-MM-dd}: set the date."
        );
    }

    private static Finding Release(SiteSettings settings, CancellationToken cancel)
    {
        try
        {
            if (ReleaseView.TryOpen(ReleaseCommand.RepositoryOf(settings.Data)) is not { } view)
                return new Finding("release", false, "there is none yet: publish or sync.");
            var damage = view.FindDamage(cancel);
            return new Finding(
                "release",
                damage.Count == 0,
                damage.Count == 0
                    ? $"release {view.Release}, {view.Files.Count} files are whole, signed {view.SignedAt:yyyy-MM-dd}."
                    : $"{damage.Count} files of release {view.Release} are damaged: infopoint release verify --repair, then sync or publish."
            );
        }
        catch (ReleaseException damaged)
        {
            return new Finding("release", false, damaged.Message);
        }
    }

    private static Finding? Index(SiteSettings settings, CancellationToken cancel)
    {
        try
        {
            using var index = new ReleaseLoader(
                ReleaseCommand.RepositoryOf(settings.Data),
                Path.Combine(settings.Data, "index")
            ).OpenIndex(null, cancel);
            return index is null ? null : new Finding("search", true, $"{index.Texts} texts can be found.");
        }
        catch (Exception wrong) when (ExitCodes.For(wrong) is not null)
        {
            return new Finding("search", false, ExitCodes.Say(wrong));
        }
    }

    /// <summary>A slip of the pen in the choice keeps media away without a word.</summary>
    private static Finding? Choice(SiteSettings settings, CancellationToken cancel)
    {
        try
        {
            if (ReleaseView.TryOpen(ReleaseCommand.RepositoryOf(settings.Data)) is not { } view)
                return null;
            var unknown = AreaMedia.UnknownIn(
                LibraryReader.Read(new ReleaseFiles(view), cancel).Library,
                settings.Media
            );
            return new Finding(
                "choice of media",
                unknown.Count == 0,
                unknown.Count == 0
                    ? "topics and areas are those of the release."
                    : $"the release has no {string.Join(", ", unknown)}: correct media_topics or media_areas."
            );
        }
        catch (ReleaseException)
        {
            return null; // said under "release"
        }
    }

    private static Finding? Keys(SiteSettings settings)
    {
        var folder = Path.Combine(settings.Data, "keys");
        if (!Directory.Exists(folder) || OperatingSystem.IsWindows())
            return null;

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var open = Directory
            .EnumerateFiles(folder, "*.pem")
            .Where(file => (new FileInfo(file).UnixFileMode & others) != 0)
            .ToList();
        return new Finding(
            "keys",
            open.Count == 0,
            open.Count == 0
                ? "only the hub's user can read them."
                : $"others can read {string.Join(", ", open)}: chmod 600."
        );
    }

    private static Finding? Signatures(SiteSettings settings)
    {
        if (!Directory.Exists(Path.Combine(settings.Data, "keys")))
            return null;

        try
        {
            var alarms = ReleaseView.TryOpen(Path.Combine(settings.Data, "repository")) is { } view
                ? SigningAlarm.Look(view, TimeProvider.System.GetUtcNow())
                : [];
            return new Finding(
                "signatures",
                alarms.Count == 0,
                alarms.Count == 0 ? "none is close to its end." : string.Join(' ', alarms.Select(alarm => alarm.Say()))
            );
        }
        catch (ReleaseException damaged)
        {
            return new Finding("signatures", false, damaged.Message);
        }
    }
}
