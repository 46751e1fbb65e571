using System.Text.Json;
using InfoPoint.Api;

namespace InfoPoint.Commands;

/// <summary>Results to standard output, everything else to standard error.</summary>
/// <param name="AsJson">The result as one JSON object.</param>
/// <param name="IsQuiet">No progress.</param>
public sealed record Output(bool AsJson, bool IsQuiet)
{
    /// <summary>The result: lines for people, or one object.</summary>
    public void Result(object json, IEnumerable<string> lines)
    {
        if (AsJson)
            Console.Out.WriteLine(JsonSerializer.Serialize(json, ApiJson.Options));
        else
            foreach (var line in lines)
                Console.Out.WriteLine(line);
    }

    /// <summary>Something to know that is not the result.</summary>
    public static void Say(string message) => Console.Error.WriteLine(message);

    /// <summary>How far it is; only on a terminal.</summary>
    public void Progress(string message)
    {
        if (!IsQuiet && !Console.IsErrorRedirected)
            Console.Error.Write($"\r{message}\u001b[K");
    }

    /// <summary>Ends a line of progress.</summary>
    public void EndProgress()
    {
        if (!IsQuiet && !Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }
}
