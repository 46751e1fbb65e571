namespace InfoPoint.Repository;

/// <summary>One at a time changes a data folder; held until disposed, and freed by the system when the program dies.</summary>
public sealed class DataLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream file;

    private DataLock(FileStream file) => this.file = file;

    /// <summary>Waits up to 10 s for the folder.</summary>
    /// <exception cref="ReleaseException">Another command kept it longer.</exception>
    /// <exception cref="IOException">The folder cannot be written, whoever holds it.</exception>
    public static async Task<DataLock> TakeAsync(string folder, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return Open(folder);
            }
            catch (IOException held) when (IsHeld(held) && clock.GetElapsedTime(start) > Patience)
            {
                throw new ReleaseException(
                    ReleaseProblem.Busy,
                    $"Another command is working on {folder}.",
                    "Wait until it ends, then try again.",
                    held
                );
            }
            catch (IOException held) when (IsHeld(held))
            {
                await Task.Delay(Pause, clock, cancel); // held: asked again until patience ends
            }
        }
    }

    /// <summary>Takes the folder if nobody holds it, else null.</summary>
    /// <exception cref="IOException">The folder cannot be written, whoever holds it.</exception>
    public static DataLock? TryTake(string folder)
    {
        try
        {
            return Open(folder);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null; // held: the caller does without
        }
    }

    private static DataLock Open(string folder) =>
        new(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));

    private static bool IsHeld(IOException wrong) =>
        wrong.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021); // EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
