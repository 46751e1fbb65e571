namespace InfoPoint.Repository;

/// <summary>Files that are there whole or not at all: written under another name, flushed to the disk, renamed.</summary>
public static class AtomicFile
{
    /// <summary>The ending of unfinished files; start-up removes them.</summary>
    public const string Unfinished = ".new";

    /// <summary>Writes a file whole; creates its folder.</summary>
    /// <exception cref="ReleaseException">The disk is full.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // only a root has no folder above
        var unfinished = path + Unfinished;
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (IOException wrong) when (IsDiskFull(wrong))
        {
            File.Delete(unfinished);
            throw new ReleaseException(
                ReleaseProblem.DiskFull,
                $"There is no room on the disk for {path}.",
                "Make room, then try again.",
                wrong
            );
        }
    }

    /// <summary>Writes text as UTF-8.</summary>
    public static void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Removes unfinished files below a folder.</summary>
    public static void RemoveUnfinished(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories))
            File.Delete(file);
    }

    internal static bool IsDiskFull(IOException wrong) =>
        wrong.HResult is 28 or unchecked((int)0x80070070) or unchecked((int)0x80070027); // ENOSPC, ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
}
