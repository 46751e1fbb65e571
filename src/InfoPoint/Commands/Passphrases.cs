using System.Text;
using InfoPoint.Repository;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary>Asks for the passphrases of key sticks, at the terminal or from files.</summary>
internal static class Passphrases
{
    private const int Shortest = 12;

    /// <summary>Opens sticks that exist.</summary>
    public static IReadOnlyList<StickKeys> Open(IReadOnlyList<string> sticks, IReadOnlyList<string> files) =>
        [.. sticks.Select((stick, i) => StickKeys.Read(stick, Passphrase(stick, i, files)))];

    /// <summary>Makes the keys of new sticks.</summary>
    /// <exception cref="SettingException">A passphrase is too short.</exception>
    public static IReadOnlyList<StickKeys> Create(IReadOnlyList<string> sticks, IReadOnlyList<string> files)
    {
        var chosen = sticks.Select((stick, i) => Passphrase(stick, i, files)).ToList();
        if (chosen.Exists(passphrase => passphrase.Length < Shortest))
            throw new SettingException($"A passphrase has at least {Shortest} characters: take four words.");
        return [.. sticks.Select((stick, i) => StickKeys.Create(stick, chosen[i]))];
    }

    /// <summary>One file serves all sticks; several stand for the sticks in order.</summary>
    private static string Passphrase(string stick, int number, IReadOnlyList<string> files) =>
        files.Count > 0 ? File.ReadAllText(files[Math.Min(number, files.Count - 1)]).TrimEnd('\r', '\n')
        : Console.IsInputRedirected
            ? throw new SettingException("There is no terminal to ask for a passphrase. Give --passphrase-file FILE.")
        : Ask($"Passphrase of {stick}: ");

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        for (
            var key = Console.ReadKey(intercept: true);
            key.Key != ConsoleKey.Enter;
            key = Console.ReadKey(intercept: true)
        )
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else
                typed.Append(key.KeyChar);
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
