using InfoPoint.Commands;

namespace InfoPoint.Tests.Commands;

public sealed class ExitCodesTests
{
    [Fact]
    public void Missing_native_library_is_one_clear_sentence_and_exit_code_2()
    {
        var error = new TypeInitializationException("Sodium", new DllNotFoundException("Unable to load libsodium."));

        Assert.Equal(ExitCode.WrongUsage, ExitCodes.For(error));
        Assert.Contains("Unable to load libsodium.", ExitCodes.Say(error), StringComparison.Ordinal);
    }

    [Fact]
    public void Bug_is_no_exit_code() => Assert.Null(ExitCodes.For(new InvalidOperationException("x")));
}
