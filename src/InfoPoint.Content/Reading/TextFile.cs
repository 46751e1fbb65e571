using System.Text;

namespace InfoPoint.Content;

/// <summary>Text files of a library: UTF-8, given back in NFC without a byte order mark.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>Reads a file whole; a file that is not UTF-8 or not readable is a problem and null.</summary>
    public static string? Read(ILibraryFiles files, string path, ICollection<Problem> problems)
    {
        try
        {
            return Read(files, path);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(Problem.Error("text-not-utf8", path, 1));
        }
        catch (IOException wrong)
        {
            problems.Add(Problem.Error("file-unreadable", path, 1, wrong.Message));
        }

        return null;
    }

    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    public static string Read(ILibraryFiles files, string path)
    {
        using var reader = new StreamReader(files.Open(path), Strict);
        return reader.ReadToEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Reads a Markdown file's front matter with its two lines of <c>---</c>, or the whole file when it has none; else as <see cref="Read(ILibraryFiles, string, ICollection{Problem})"/>.</summary>
    public static string? ReadFront(ILibraryFiles files, string path, ICollection<Problem> problems)
    {
        try
        {
            using var reader = new StreamReader(files.Open(path), Strict);
            var front = new StringBuilder();
            for (var marks = 0; marks < 2 && reader.ReadLine() is { } line; )
            {
                front.Append(line).Append('\n');
                marks += line.TrimEnd() == "---" ? 1 : 0;
            }

            return front.ToString().Normalize(NormalizationForm.FormC);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(Problem.Error("text-not-utf8", path, 1));
        }
        catch (IOException wrong)
        {
            problems.Add(Problem.Error("file-unreadable", path, 1, wrong.Message));
        }

        return null;
    }
}
