using InfoPoint.Repository;

namespace InfoPoint.Tests.Repository;

/// <summary>A source that serves a folder, and can change, cut, lengthen or withhold what it sends.</summary>
public sealed class LyingSource(string folder) : IReleaseSource
{
    private readonly FolderSource truth = new(folder);

    /// <summary>Changes the bytes of a path; null leaves them.</summary>
    public Func<string, byte[], byte[]?> Lie { get; set; } = (_, _) => null;

    /// <summary>Paths whose answer never ends.</summary>
    public Func<string, bool> Endless { get; set; } = _ => false;

    /// <summary>How many bytes of a path are sent before the connection breaks; null sends all.</summary>
    public Func<string, int?> Cut { get; set; } = _ => null;

    public List<(string Path, long Offset)> Asked { get; } = [];

    public string Name => "a lying source";

    public long BytesReceived => truth.BytesReceived;

    public async Task<SourceFile?> OpenAsync(string path, long offset, CancellationToken cancel)
    {
        lock (Asked)
            Asked.Add((path, offset));
        if (Endless(path))
            return new SourceFile(new EndlessStream(), 0);
        if (await truth.OpenAsync(path, 0, cancel) is not { } file)
            return null;

        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, cancel);
        await file.DisposeAsync();
        var whole = Lie(path, bytes.ToArray()) ?? bytes.ToArray();
        var rest = whole.AsSpan((int)Math.Min(offset, whole.Length)).ToArray();
        return new SourceFile(
            Cut(path) is { } left ? new BreakingStream(rest, left) : new MemoryStream(rest),
            Math.Min(offset, whole.Length)
        );
    }

    private sealed class EndlessStream : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)' ', offset, count);
            return count;
        }
    }

    private sealed class BreakingStream(byte[] bytes, int left) : ReadOnlyStream
    {
        private int sent;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (sent >= left)
                throw new IOException("The connection broke.");
            var now = Math.Min(Math.Min(count, left - sent), bytes.Length - sent);
            bytes.AsSpan(sent, now).CopyTo(buffer.AsSpan(offset));
            sent += now;
            return now;
        }
    }

    private abstract class ReadOnlyStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
