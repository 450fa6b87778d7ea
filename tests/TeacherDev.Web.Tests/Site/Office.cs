using System.Diagnostics;

namespace TeacherDev.Web.Tests.Site;

/// <summary>The office program that the bureau opens our files with.</summary>
internal static class Office
{
    /// <summary>Opens files as they are, without repair, and prints each; skipped with a sentence where there is no such program, and failed where CI must have one.</summary>
    public static async Task OpensAsync(params (string Name, byte[] Bytes)[] files)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "soffice"))))
        {
            const string how = "No soffice: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui";
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), how);
            Assert.Skip(how);
        }
        var folder = Directory.CreateTempSubdirectory("papers");
        foreach (var (name, bytes) in files) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes);
        string[] arguments = [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. files.Select(f => Path.Combine(folder.FullName, f.Name))];
        using var office = Process.Start(new ProcessStartInfo("soffice", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync());
        await office.WaitForExitAsync();
        foreach (var (name, _) in files) Assert.True(new FileInfo(Path.Combine(folder.FullName, Path.ChangeExtension(name, "pdf"))) is { Exists: true, Length: > 1000 }, $"{name}: {await said} {await complained}");
        folder.Delete(recursive: true);
    }
}
