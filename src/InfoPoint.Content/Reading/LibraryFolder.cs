using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace InfoPoint.Content;

/// <summary>A library in a folder. Names that start with a dot are left out, such as <c>.git</c>.</summary>
public sealed class LibraryFolder : ILibraryFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = false,
        AttributesToSkip = 0,
    };

    private readonly string root;

    /// <param name="root">The folder that holds <c>library.yaml</c>.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public LibraryFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        if (!Directory.Exists(this.root))
            throw new DirectoryNotFoundException($"There is no folder {this.root}.");
    }

    /// <inheritdoc/>
    public IEnumerable<LibraryFile> All() => Inside(new DirectoryInfo(root), "");

    /// <inheritdoc/>
    public Stream Open(string path) => File.OpenRead(FullPath(path));

    /// <summary>Where a file of the library lies on disk.</summary>
    public string FullPath(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    private static IEnumerable<LibraryFile> Inside(DirectoryInfo folder, string prefix)
    {
        foreach (
            var entry in folder
                .EnumerateFileSystemInfos("*", Everything)
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        )
        {
            if (entry.Name.StartsWith('.'))
                continue;

            var path = prefix + entry.Name;
            if (entry.LinkTarget is not null)
                yield return new LibraryFile(path, 0, IsLink: true);
            else if (entry is DirectoryInfo inner)
                foreach (var file in Inside(inner, path + "/"))
                    yield return file;
            else if (entry is FileInfo file)
                yield return new LibraryFile(path, file.Length, IsLink: HardLinks.CountOf(file.FullName) > 1);
        }
    }

    /// <summary>Counts the names of a file; only Unix tells.</summary>
    private static class HardLinks
    {
        private const int CurrentFolder = -100; // AT_FDCWD
        private const uint WantLinks = 4; // STATX_NLINK
        private const int LinksOffset = 16; // stx_nlink in struct statx
        private const int StatxBytes = 256;

        public static uint CountOf(string path)
        {
            if (!OperatingSystem.IsLinux())
                return 1;

            var buffer = new byte[StatxBytes];
            return Statx(CurrentFolder, path, 0, WantLinks, buffer) == 0
                ? BitConverter.ToUInt32(buffer, LinksOffset)
                : 1;
        }

        [SuppressMessage("Interoperability", "CA1838", Justification = "A byte array is what statx fills.")]
        [SuppressMessage(
            "Interoperability",
            "SYSLIB1054",
            Justification = "Source generation would ask for unsafe code."
        )]
        [DllImport(
            "libc",
            EntryPoint = "statx",
            SetLastError = true,
            CharSet = CharSet.Ansi,
            BestFitMapping = false,
            ThrowOnUnmappableChar = true
        )]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Statx(
            int folder,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
            int flags,
            uint mask,
            byte[] buffer
        );
    }
}
