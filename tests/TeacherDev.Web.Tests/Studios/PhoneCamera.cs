using SkiaSharp;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>Takes photos as a phone does: the rows as the sensor has them, how it was held and where it was beside them.</summary>
internal static class PhoneCamera
{
    public const string Secret = "GPS-24.35N-102.54E";

    /// <summary>A JPEG that is to be turned by 90 degrees, with the place in it.</summary>
    public static byte[] Take(int width = 2400, int height = 1800)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.SteelBlue);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        var bytes = jpeg.ToArray();
        byte[] tags = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(Secret)];
        var length = tags.Length + 2;
        return [.. bytes[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. tags, .. bytes[2..]];
    }
}
