using System.Globalization;

namespace InfoPoint.Language.Text;

/// <summary>Numbers as people write them in Vietnam and Laos: 1.234,5 and 1,234.5, 0,45 and 0.45.</summary>
public static class NumberText
{
    /// <summary>ASCII digits with a decimal point and no thousands; one separator before exactly three digits counts as thousands.</summary>
    public static string Canonical(string digits)
    {
        var separator = digits.LastIndexOfAny(['.', ',']);
        if (separator < 0)
            return TrimZeros(digits, "");

        var other = digits[separator] == '.' ? ',' : '.';
        var isOnly = digits.IndexOf(digits[separator], StringComparison.Ordinal) == separator;
        var tail = digits[(separator + 1)..];
        var isThousands =
            !isOnly
            || (tail.Length == 3 && !digits.Contains(other, StringComparison.Ordinal) && !digits.StartsWith('0'));
        var head = isThousands ? digits : digits[..separator];
        return TrimZeros(
            head.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
            isThousands ? "" : tail
        );
    }

    private static string TrimZeros(string whole, string decimals)
    {
        var left = whole.TrimStart('0');
        var right = decimals.TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(left.Length == 0 ? "0" : left)}{(right.Length == 0 ? "" : ".")}{right}"
        );
    }
}
