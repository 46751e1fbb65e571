namespace InfoPoint.Repository;

/// <summary>Carries files of an outbox from folder to folder without opening them. A file that arrives twice is there once.</summary>
public static class CarriedFiles
{
    /// <summary>Copies every file that is not there yet; another file of the same name gets its hash into its name.</summary>
    /// <returns>How many were copied.</returns>
    public static int Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return 0;

        var copied = 0;
        foreach (
            var file in new DirectoryInfo(from)
                .EnumerateFiles()
                .Where(file => file.LinkTarget is null && StickNames.IsSafe(file.Name))
                .Where(file => file.Extension != AtomicFile.Unfinished)
        )
        {
            var bytes = File.ReadAllBytes(file.FullName);
            var place = Path.Combine(to, file.Name);
            if (File.Exists(place) && !File.ReadAllBytes(place).AsSpan().SequenceEqual(bytes))
                place = Path.Combine(to, $"{Hashes.Sha256(bytes)[..16]}-{file.Name}");
            if (File.Exists(place))
                continue;
            AtomicFile.Write(place, bytes);
            copied++;
        }

        return copied;
    }
}
