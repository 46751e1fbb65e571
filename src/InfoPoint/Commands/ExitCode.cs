using InfoPoint.Repository;
using InfoPoint.Search;
using InfoPoint.Site;

namespace InfoPoint.Commands;

/// <summary>What the program tells the shell; a promise to scripts (docs/commands.md).</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>The input or the content is wrong.</summary>
    WrongInput = 1,

    /// <summary>Wrong usage or configuration.</summary>
    WrongUsage = 2,

    /// <summary>Partly done.</summary>
    PartlyDone = 3,

    /// <summary>The source does not answer.</summary>
    Unreachable = 10,

    /// <summary>Refused: it could not be verified.</summary>
    Refused = 11,

    /// <summary>Another command works on the same folder, or the port is taken.</summary>
    Busy = 12,

    /// <summary>The disk is full or not writable.</summary>
    NoRoom = 13,

    /// <summary>Cancelled.</summary>
    Cancelled = 130,
}

/// <summary>Which errors a person can do something about, and their exit codes.</summary>
public static class ExitCodes
{
    /// <summary>The code of an error, or null for a bug.</summary>
    public static ExitCode? For(Exception error) =>
        error switch
        {
            SettingException => ExitCode.WrongUsage,
            ReleaseException { Problem: ReleaseProblem.Allowance } => ExitCode.PartlyDone,
            ReleaseException { Problem: ReleaseProblem.Unreachable } => ExitCode.Unreachable,
            ReleaseException { Problem: ReleaseProblem.DiskFull } => ExitCode.NoRoom,
            ReleaseException { Problem: ReleaseProblem.Busy } => ExitCode.Busy,
            ReleaseException { Problem: ReleaseProblem.NoTrust or ReleaseProblem.NoKey } => ExitCode.WrongUsage,
            ReleaseException => ExitCode.Refused,
            DirectoryNotFoundException or FileNotFoundException => ExitCode.WrongInput,
            IndexUnreadableException => ExitCode.WrongInput,
            OperationCanceledException => ExitCode.Cancelled,
            _ when MissingLibrary(error) is not null => ExitCode.WrongUsage,
            UnauthorizedAccessException => ExitCode.NoRoom,
            IOException when IsPortTaken(error) => ExitCode.Busy,
            IOException => ExitCode.NoRoom,
            _ => null,
        };

    /// <summary>One sentence on what is wrong and what to do.</summary>
    public static string Say(Exception error) =>
        error switch
        {
            IOException when IsPortTaken(error) =>
                $"{error.Message} Another program listens there: end it, or choose another address with --urls.",
            UnauthorizedAccessException =>
                $"{error.Message} Give this user the right to write there, or choose another folder with --data.",
            _ when MissingLibrary(error) is { } missing =>
                $"A library of this system is missing or of another machine: {missing.Message} Install the program for this system again; infopoint doctor says more.",
            OperationCanceledException => "Cancelled; what was there before stays in use.",
            IndexUnreadableException => $"{error.Message} Build it again with: infopoint index rebuild --data DIR",
            _ => error.Message,
        };

    /// <summary>A native library that could not be loaded, however deep in the error it is said.</summary>
    private static Exception? MissingLibrary(Exception? error) =>
        error is null or DllNotFoundException or BadImageFormatException ? error : MissingLibrary(error.InnerException);

    private static bool IsPortTaken(Exception error) =>
        error is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException };
}
