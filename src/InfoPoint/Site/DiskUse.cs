namespace InfoPoint.Site;

/// <summary>How many bytes folders take while others work in them.</summary>
internal static class DiskUse
{
    /// <summary>What stays free of media that people ask for: room for texts to come, a second index and the system.</summary>
    private const long LeastFreeBytes = 500_000_000;

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Bytes that media which people ask for may still take on the disk of a folder; below 0 when it is too full already.</summary>
    public static long RoomForMedia(string folder) =>
        new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace - LeastFreeBytes;

    /// <summary>Bytes of all files below a folder; 0 when there is none.</summary>
    public static long Of(string folder) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", All).Sum(BytesOf) : 0;

    /// <summary>Bytes of a file; 0 when a sync moved or removed it since it was listed.</summary>
    public static long BytesOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0; // it takes no room any more, or is counted under its new name
        }
    }
}
