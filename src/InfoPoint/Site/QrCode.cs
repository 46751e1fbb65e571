using System.Globalization;
using System.Text;
using QRCoder;

namespace InfoPoint.Site;

/// <summary>QR codes as small inline pictures, without styles, so that the content security policy lets them be.</summary>
public static class QrCode
{
    /// <summary>An SVG of the address, one unit a module, with the quiet zone that readers need.</summary>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        for (var x = 0; x < modules.Count; x++)
        {
            var dark = x;
            while (dark < modules.Count && modules[y][dark])
                dark++;
            if (dark > x)
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{dark - x}v1h-{dark - x}z");
            x = dark;
        }

        return $"<svg viewBox=\"0 0 {modules.Count} {modules.Count}\" role=\"img\" aria-label=\"QR\"><path fill=\"#fff\" d=\"M0 0h{modules.Count}v{modules.Count}H0z\"/><path d=\"{path}\"/></svg>";
    }
}
