using System.Security.Cryptography;

namespace InfoPoint.Repository;

/// <summary>Takes files from a source: never more bytes than announced, rests of cut downloads only.</summary>
internal static class Download
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads a small file whole, or null when the source lacks it.</summary>
    /// <exception cref="ReleaseException">It is longer than the limit, or the source broke off.</exception>
    public static async Task<byte[]?> WholeAsync(
        IReleaseSource source,
        string path,
        long limit,
        CancellationToken cancel
    )
    {
        await using var file = await source.OpenAsync(path, 0, cancel);
        if (file is null)
            return null;

        using var whole = new MemoryStream();
        var buffer = new byte[BufferBytes];
        try
        {
            for (int read; (read = await file.Content.ReadAsync(buffer, cancel)) > 0; )
            {
                if (whole.Length + read > limit)
                    throw ReleaseException.Untrusted(
                        ReleaseProblem.WrongLength,
                        $"{path} from {source.Name} is longer than {limit} bytes."
                    );
                whole.Write(buffer, 0, read);
            }
        }
        catch (Exception wrong) when (IsBroken(wrong))
        {
            throw BrokenOff(source, path, wrong);
        }

        return whole.ToArray();
    }

    /// <summary>Takes a target into <paramref name="partial"/>, going on where an earlier try was cut, and moves it into place when its hash is right.</summary>
    /// <exception cref="ReleaseException">The source lacks it, broke off, or sent other bytes.</exception>
    public static async Task TargetAsync(
        IReleaseSource source,
        string path,
        TargetFile target,
        string partial,
        string place,
        Action<int> count,
        CancellationToken cancel
    )
    {
        var have = File.Exists(partial) ? new FileInfo(partial).Length : 0;
        var isRight = await TryAsync(source, path, target, partial, have, count, cancel);
        if (!isRight && have > 0) // what had come before was wrong, such as the page of a captive portal
            isRight = await TryAsync(source, path, target, partial, 0, count, cancel);
        if (!isRight)
            throw ReleaseException.Untrusted(
                ReleaseProblem.WrongHash,
                $"{path} from {source.Name} has other bytes than announced."
            );

        Directory.CreateDirectory(Path.GetDirectoryName(place)!); // a file has a folder
        File.Move(partial, place, overwrite: true);
    }

    private static async Task<bool> TryAsync(
        IReleaseSource source,
        string path,
        TargetFile target,
        string partial,
        long have,
        Action<int> count,
        CancellationToken cancel
    )
    {
        if (have < target.Length || target.Length == 0)
            await AppendAsync(source, path, target, partial, have, count, cancel);
        if (new FileInfo(partial).Length == target.Length && target.Hashes.MatchFile(partial))
            return true;
        File.Delete(partial);
        return false;
    }

    private static async Task AppendAsync(
        IReleaseSource source,
        string path,
        TargetFile target,
        string partial,
        long have,
        Action<int> count,
        CancellationToken cancel
    )
    {
        await using var file = await source.OpenAsync(path, have, cancel) ?? throw Lacking(source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(partial)!); // a file has a folder
        try
        {
            await using var into = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write);
            into.SetLength(file.Offset);
            into.Position = file.Offset;
            var buffer = new byte[BufferBytes];
            for (int read; (read = await file.Content.ReadAsync(buffer, cancel)) > 0; )
            {
                if (into.Position + read > target.Length)
                {
                    into.SetLength(0);
                    throw ReleaseException.Untrusted(
                        ReleaseProblem.WrongLength,
                        $"{path} from {source.Name} is longer than the {target.Length} bytes announced."
                    );
                }

                await into.WriteAsync(buffer.AsMemory(0, read), cancel);
                count(read);
            }

            into.Flush(flushToDisk: true);
            if (into.Position < target.Length)
                throw new IOException($"It ended after {into.Position} of {target.Length} bytes.");
        }
        catch (IOException wrong) when (AtomicFile.IsDiskFull(wrong))
        {
            throw new ReleaseException(
                ReleaseProblem.DiskFull,
                $"There is no room on the disk for {path}.",
                "Make room, then sync again.",
                wrong
            );
        }
        catch (Exception wrong) when (IsBroken(wrong))
        {
            throw BrokenOff(source, path, wrong);
        }
    }

    private static ReleaseException Lacking(IReleaseSource source, string path) =>
        MediaChoice.IsMedia(path)
            ? new ReleaseException(
                ReleaseProblem.Missing,
                $"{source.Name} lacks {path}. Perhaps it is a point that keeps only some media.",
                "What is here stays in use; name the hub beside it with --hub, or choose the same media as that point."
            )
            : ReleaseException.Untrusted(ReleaseProblem.Missing, $"{source.Name} lacks {path}.");

    /// <summary>True for what a connection or a damaged compressed form throws; Brotli calls data that is none an invalid operation.</summary>
    internal static bool IsBroken(Exception wrong) =>
        wrong
            is IOException
                or HttpRequestException
                or InvalidDataException
                or (InvalidOperationException and not ObjectDisposedException);

    private static ReleaseException BrokenOff(IReleaseSource source, string path, Exception wrong) =>
        new(
            ReleaseProblem.Unreachable,
            $"{source.Name} broke off at {path}: {wrong.Message}",
            "What came is kept; the next sync goes on from there.",
            wrong
        );
}
